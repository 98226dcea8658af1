# What comes after these answers: the question that is asked then, and what it accepts; nothing where it is a remedy.
printf '%s\n' "$@" | gmis-help --format json 2>/dev/null |
    sed -n 's/.*"error":{"kind":"too-few",.*"page":"\([^"]*\)","accepted":\[\([^]]*\)\].*/\1: \2/p' | tr -d '"'
