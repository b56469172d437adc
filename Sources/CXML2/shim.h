// libxml2: its parsers of HTML and XML. <https://gitlab.gnome.org/GNOME/libxml2>
#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU its headers bring in ICU's, which collide with the ones in
// Foundation; what is used here has nothing of them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
