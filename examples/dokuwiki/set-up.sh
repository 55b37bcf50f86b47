#!/bin/sh
# Sets up a DokuWiki of Debian's package with the guide in an article, for trying out and for the browser tests.
#   set-up.sh SITE FOLDER     SITE: the built site (dist), FOLDER: where the wiki is made anew
# Then:  php -d auto_prepend_file=FOLDER/prepend.php -S 127.0.0.1:8090 -t FOLDER/wiki
set -eu
site=$1
folder=$2
here=$(dirname "$0")
package=/usr/share/dokuwiki
[ -d "$package" ] || { echo "DokuWiki is not installed: apt-get install --no-install-recommends dokuwiki php-cgi php-cli" >&2; exit 1; }
[ -f "$site/embed/unstuck-guide.js" ] || { echo "$site is no built site: cargo xtask build" >&2; exit 1; }

rm -rf "$folder"
mkdir -p "$folder/conf" "$folder/data/pages"
# Debian keeps settings, plugins and data elsewhere and links to them; this wiki has its own.
cp -rL "$package" "$folder/wiki"
cp -rL /etc/dokuwiki/. "$folder/conf"
for name in attic cache index locks log media media_attic media_meta meta tmp; do mkdir -p "$folder/data/$name"; done
folder=$(cd "$folder" && pwd)

cp -r "$here/plugin" "$folder/wiki/lib/plugins/unstuck"
cp -r "$site" "$folder/wiki/lib/plugins/unstuck/site"
cp "$here/article.txt" "$folder/data/pages/backup.txt"
cat > "$folder/prepend.php" <<PHP
<?php
define('DOKU_CONF', '$folder/conf/');
PHP
cat > "$folder/conf/local.php" <<PHP
<?php
\$conf['title'] = 'Help desk';
\$conf['savedir'] = '$folder/data';
\$conf['useacl'] = 0;
\$conf['updatecheck'] = 0;
\$conf['license'] = '';
PHP
