#!/bin/sh
# Proves that the examples of this folder parse: needs nginx, openssl and systemd-analyze.
set -eu
cd "$(dirname "$0")"
PATH="$PATH:/usr/sbin"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# A certificate of its own and writable places; everything else is the file as it stands.
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=zhangban.example.org \
    -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null
sed -e "s|/etc/zhangban/tls|$work|" -e "s|/var/log/nginx|$work|" -e "s|/run/nginx.pid|$work/nginx.pid|" \
    nginx.conf > "$work/nginx.conf"
nginx -t -q -e "$work/error.log" -c "$work/nginx.conf"
echo "nginx.conf parses"

# The program need not be installed to read its unit.
mkdir "$work/unit"
sed -e 's|^ExecStart=/usr/local/bin/zhangban|ExecStart=/bin/true|' zhangban.service > "$work/unit/zhangban.service"
systemd-analyze verify "$work/unit/zhangban.service"
echo "zhangban.service parses"
