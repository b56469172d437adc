/// The style sheet of reports: for light and dark screens, and for paper.
///
/// The colors are from Okabe and Ito's set, which people with any kind of color vision can
/// distinguish; shades differ in lightness as well.
package enum ReportStyle {
  private static let light = """
    --page:#fff;--ink:#1a1a1a;--soft:#5c5c5c;--grid:#dcdcdc;--empty:#ececec;--bar:#0072b2;\
    --range:#a8cde6;--mark:#003f66;--other:#b84a00;--shade1:#cfe3f1;--shade2:#8fc0e0;\
    --shade3:#3d8fc4;--shade4:#00466e;
    """
  private static let dark = """
    --page:#15181c;--ink:#ececec;--soft:#a6acb3;--grid:#343a41;--empty:#262b31;--bar:#56b4e9;\
    --range:#24506b;--mark:#d5eefc;--other:#e69f00;--shade1:#1d3a4c;--shade2:#2a678c;\
    --shade3:#4aa3d6;--shade4:#c4e7fb;
    """

  private static let charts = """
    .page{fill:var(--page)}.title{font:600 17px system-ui,sans-serif;fill:var(--ink)}\
    .label{font:12px system-ui,sans-serif;fill:var(--ink)}\
    .note{font:11px system-ui,sans-serif;fill:var(--soft)}\
    .axis{stroke:var(--ink);stroke-width:1}.grid{stroke:var(--grid);stroke-width:1}\
    .bar{fill:var(--bar)}.empty{fill:var(--empty)}.range{fill:var(--range)}\
    .mark{stroke:var(--mark);stroke-width:3}.whisker{fill:var(--mark);fill-opacity:.75}\
    .other{fill:none;stroke:var(--other);stroke-width:2}\
    .shade0{fill:var(--empty)}.shade1{fill:var(--shade1)}.shade2{fill:var(--shade2)}\
    .shade3{fill:var(--shade3)}.shade4{fill:var(--shade4)}
    """

  /// The style for a picture in a file of its own.
  static let standalone =
    "svg{\(light)}@media (prefers-color-scheme:dark){svg{\(dark)}}\(charts)"

  /// The style for the page.
  package static let page =
    ":root{color-scheme:light dark;\(light)}@media (prefers-color-scheme:dark){:root{\(dark)}}"
    + "@media print{:root{\(light)}}" + charts + """
      *{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);\
      font:16px/1.5 system-ui,sans-serif}main{max-width:760px;margin:0 auto;padding:16px}\
      h1{font-size:1.6rem;line-height:1.2;margin:8px 0}h2{font-size:1.2rem;margin:32px 0 8px}\
      p{margin:8px 0;overflow-wrap:anywhere}.whole{white-space:nowrap}.sparkline{font-size:.75em}\
      .small{color:var(--soft);font-size:.82rem;line-height:1.4}\
      .scroll{overflow-x:auto}.chart{display:block;width:100%;min-width:540px;height:auto}\
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\
      td,th{padding:4px 8px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--grid)}\
      td:first-child,th:first-child{text-align:left}th{font-weight:600}\
      @media print{main{max-width:none;padding:0}section{break-inside:avoid}\
      .scroll{overflow:visible}.chart{min-width:0}}
      """
}
