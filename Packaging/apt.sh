# To be read by scripts: Debian's archive through an apt of our own, whose lists and downloads are
# in one folder and whose signatures are checked. The machine's own apt is left as it is.

MIRROR=${MIRROR:-http://deb.debian.org/debian}
SECURITY=${SECURITY:-http://deb.debian.org/debian-security}

# debian_archive FOLDER RELEASE
debian_archive() {
  local folder=$1 release=$2 keys=/usr/share/keyrings/debian-archive-keyring.gpg suite kind
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/parts"
  : >"$folder/status"
  for kind in deb deb-src; do
    for suite in "$MIRROR $release" "$MIRROR $release-updates" "$SECURITY $release-security"; do
      echo "$kind [signed-by=$keys] $suite main"
    done
  done >"$folder/sources.list"
  cat >"$folder/apt.conf" <<END
Dir::Etc::SourceList "$folder/sources.list";
Dir::Etc::SourceParts "$folder/parts";
Dir::State::Lists "$folder/lists";
Dir::State::Status "$folder/status";
Dir::Cache "$folder/cache";
APT::Sandbox::User "root";
Acquire::Check-Valid-Until "false";
END
  APT_CONFIG="$folder/apt.conf" apt-get update -qq
}

# from_archive FOLDER COMMAND...: runs an apt command on the archive in the folder.
from_archive() {
  local folder=$1
  shift
  APT_CONFIG="$folder/apt.conf" "$@"
}
