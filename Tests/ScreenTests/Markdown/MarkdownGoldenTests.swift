import Testing

@testable import Screen

@Suite("A side in Markdown")
struct MarkdownGoldenTests {
  private static let side = """
    ## Remittance **advice** ##

    Which *group code* says that **the patient owes** what `PR` stands for? A claim with 2*3*4
    units of J0696 is [denied] at https://www.cms.gov/a_b_c; see [the manual](https://cms.gov/m).

    - One item that is long enough to be wrapped, with **bold words in it** till its end
      - nested: 日本語の本です、とても長いテキストですから折り返します
      - 👨‍👩‍👧 family, 🇩🇪 flag, e\u{301} with its mark

      A paragraph of the item.
    10. ten
    11) eleven, which is long enough to be wrapped under itself

    > A quote that **goes on and on over** the lines of the window, and then
    > - a list in it
    >
    > > and a quote

    > 90 days

    | Code | Meaning | Amount |
    |:-----|:-------:|-------:|
    | `PR` | patient responsibility | 5 |
    | CO \\| OA | the provider's loss by contract | 12,000 | more |
    | 日本 |

    ```swift
    let **x** = 1  // a line of code that does not fit into forty columns

      print(x)
    ```

        indented *code*

    ---
    # of claims
    \\* no item
    """

  @Test("at 80 columns without styles")
  func wide() {
    #expect(
      text(80, Styler(support: .none)) == """
          ## Remittance advice

          Which group code says that the patient owes what `PR` stands for? A claim with
          2*3*4 units of J0696 is [denied] at https://www.cms.gov/a_b_c; see the manual
          (https://cms.gov/m).

          - One item that is long enough to be wrapped, with bold words in it till its
            end
            - nested: 日本語の本です、とても長いテキストですから折り返します
            - 👨‍👩‍👧 family, 🇩🇪 flag, é with its mark

            A paragraph of the item.
          10. ten
          11) eleven, which is long enough to be wrapped under itself

          > A quote that goes on and on over the lines of the window, and then
          > - a list in it
          >
          > > and a quote

          > 90 days

          Code    |             Meaning             |        Amount
          --------+---------------------------------+--------------
          `PR`    |     patient responsibility      |             5
          CO | OA | the provider's loss by contract | 12,000 | more
          日本    |                                 |

          ```swift
          let **x** = 1  // a line of code that does not fit into forty columns

            print(x)
          ```

              indented *code*

          ---
          # of claims
          * no item
        """)
  }

  @Test("at 40 columns without styles")
  func narrow() {
    #expect(
      text(40, Styler(support: .none)) == """
          ## Remittance advice

          Which group code says that the patient
          owes what `PR` stands for? A claim
          with 2*3*4 units of J0696 is [denied]
          at https://www.cms.gov/a_b_c; see the
          manual (https://cms.gov/m).

          - One item that is long enough to be
            wrapped, with bold words in it till
            its end
            - nested: 日本語の本です、とても長い
              テキストですから折り返します
            - 👨‍👩‍👧 family, 🇩🇪 flag, é with its
              mark

            A paragraph of the item.
          10. ten
          11) eleven, which is long enough to be
              wrapped under itself

          > A quote that goes on and on over the
          > lines of the window, and then
          > - a list in it
          >
          > > and a quote

          > 90 days

          Code    |    Meaning     |      Amount
          --------+----------------+------------
          `PR`    |    patient     |           5
                  | responsibility |
          CO | OA | the provider's |    12,000 |
                  |    loss by     |        more
                  |    contract    |
          日本    |                |

          ```swift
          let **x** = 1  // a line of code that
          does not fit into forty columns

            print(x)
          ```

              indented *code*

          ---
          # of claims
          * no item
        """)
  }

  @Test("at 40 columns with styles")
  func styled() {
    #expect(
      text(40, Styler(support: .ansi)) == """
          <1;32>Remittance </><1;4;32>advice</>

          <32>Which </><3;32>group code</><32> says that </><1;32>the patient</>
          <1;32>owes</><32> what </><36>PR</><32> stands for? A claim with</>
          <32>2*3*4 units of J0696 is [denied] at</>
          <4;32>https://www.cms.gov/a_b_c</><32>; see </><4;32>the</>
          <4;32>manual</><2;32> (https://cms.gov/m)</><32>.</>

          <2;32>- </><32>One item that is long enough to be</>
            <32>wrapped, with </><1;32>bold words in it</><32> till</>
            <32>its end</>
            <2;32>- </><32>nested: 日本語の本です、とても長い</>
              <32>テキストですから折り返します</>
            <2;32>- </><32>👨‍👩‍👧 family, 🇩🇪 flag, é with its</>
              <32>mark</>

            <32>A paragraph of the item.</>
          <2;32>10. </><32>ten</>
          <2;32>11) </><32>eleven, which is long enough to be</>
              <32>wrapped under itself</>

          <2;32>> </><3;32>A quote that </><1;3;32>goes on and on over</><3;32> the</>
          <2;32>> </><3;32>lines of the window, and then</>
          <2;32>> </><2;3;32>- </><3;32>a list in it</>
          <2;32>></>
          <2;32>> </><2;3;32>> </><3;32>and a quote</>

          <32>> 90 days</>

          <1;32>Code</>   <2;32> │ </>   <1;32>Meaning</>    <2;32> │ </>     <1;32>Amount</>
          <2;32>────────┼────────────────┼────────────</>
          <36>PR</>     <2;32> │ </>   <32>patient</>    <2;32> │ </>          <32>5</>
                 <2;32> │ </><32>responsibility</><2;32> │</>
          <32>CO | OA</><2;32> │ </><32>the provider's</><2;32> │ </>   <32>12,000 |</>
                 <2;32> │ </>   <32>loss by</>    <2;32> │ </>       <32>more</>
                 <2;32> │ </>   <32>contract</>   <2;32> │</>
          <32>日本</>   <2;32> │ </>              <2;32> │</>

          <2;32>swift</>
          <36>let **x** = 1  // a line of code that</>
          <36>does not fit into forty columns</>

          <36>  print(x)</>

          <36>    indented *code*</>

          <2;32>──────────────────────────────────────</>
          <32># of claims</>
          <32>* no item</>
        """)
  }

  @Test("at 16 columns, where the table is a list")
  func list() {
    #expect(
      text(16, Styler(support: .none)) == """
          ## Remittance
          advice

          Which group
          code says that
          the patient
          owes what `PR`
          stands for? A
          claim with
          2*3*4 units of
          J0696 is
          [denied] at
          https://www.cm
          s.gov/a_b_c;
          see the manual
          (https://cms.g
          ov/m).

          - One item
            that is long
            enough to be
            wrapped,
            with bold
            words in it
            till its end
            - nested: 日
              本語の本で
              す、とても
              長いテキス
              トですから
              折り返しま
              す
            - 👨‍👩‍👧 family,
              🇩🇪 flag, é
              with its
              mark

            A paragraph
            of the item.
          10. ten
          11) eleven,
              which is
              long
              enough to
              be wrapped
              under
              itself

          > A quote that
          > goes on and
          > on over the
          > lines of the
          > window, and
          > then
          > - a list in
          >   it
          >
          > > and a
          > > quote

          > 90 days

          Code: `PR`
          Meaning:
          patient
          responsibility
          Amount: 5

          Code: CO | OA
          Meaning: the
          provider's
          loss by
          contract
          Amount: 12,000
          | more

          Code: 日本

          ```swift
          let **x** = 1
           // a line of
          code that does
           not fit into
          forty columns

            print(x)
          ```

              indented *
          code*

          ---
          # of claims
          * no item
        """)
  }

  private func text(_ width: Int, _ style: Styler) -> String {
    rendered(
      markdown: Self.side, width: width, firstIndent: "  ", indent: "  ", style: style, as: .answer
    ).map(readable).joined(separator: "\n")
  }
}
