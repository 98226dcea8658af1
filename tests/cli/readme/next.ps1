# What comes after these answers: the question that is asked then, and what it accepts; nothing where it is a remedy.
$said = (@('') + $args) | gmis-help --format json 2>$null | ConvertFrom-Json
if ($said.error.kind -eq 'too-few') { "$($said.error.page): $($said.error.accepted -join ',')" }
