// libxml2's HTML parser. <https://gitlab.gnome.org/GNOME/libxml2>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
