// libxml2: its parsers of HTML and XML. <https://gitlab.gnome.org/GNOME/libxml2>
#include <libxml/xmlversion.h>
// If libxml2 is built with ICU, its headers include ICU's, which collide with those in Foundation;
// nothing used here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
