# Healthy when http://127.0.0.1:$1/health answers 200. Bash opens the connection: no curl needed.
exec bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf "GET /health HTTP/1.0\r\n\r\n" >&3
read -r _ status _ <&3
[ "$status" = 200 ] || { echo "http :$1/health: $status"; exit 1; }' health "$1"
