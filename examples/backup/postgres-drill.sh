#!/usr/bin/env bash
# A drill: dumps the database of DATABASE_URL, restores it into one of its own beside it, counts what came back, and
# drops it again. Nothing is written to the database that serves. Keep the dump with: KEEP=zaine.dump
set -euo pipefail
: "${DATABASE_URL:?Set DATABASE_URL to the database that is to be backed up.}"
dump=${KEEP:-$(mktemp)}
drill="zaine_drill_$(date +%s)_$$"
beside=$(node -e 'const u = new URL(process.argv[1]); u.pathname = "/" + process.argv[2]; console.log(u.href)' "$DATABASE_URL" "$drill")
ask() { psql --no-psqlrc --tuples-only --no-align --quiet --set=ON_ERROR_STOP=1 "$@"; }
tidy() {
  ask "$DATABASE_URL" -c "drop database if exists $drill" || true
  [ -n "${KEEP:-}" ] || rm -f "$dump"
}
trap tidy EXIT

started=$(date +%s)
pg_dump --format=custom --file="$dump" "$DATABASE_URL"
echo "dumped    $(wc -c <"$dump") bytes in $(($(date +%s) - started)) s"

started=$(date +%s)
ask "$DATABASE_URL" -c "create database $drill"
pg_restore --no-owner --exit-on-error --dbname="$beside" "$dump"
# Chat windows that come back find another epoch and start afresh.
ask "$beside" -c "delete from meta where key = 'epoch'"
# Who was erased since the dump; in earnest: DATABASE_URL=… npx zaine erasures /backup/erased.jsonl
echo "restored  in $(($(date +%s) - started)) s"

holes=$(ask "$beside" -c "select count(*) from conversation c where c.seq <> (select count(*) from event e where e.conversation = c.id)")
for table in conversation event shop_order article agent; do
  echo "$table $(ask "$beside" -c "select count(*) from $table")"
done
[ "$holes" = 0 ] || { echo "$holes conversations have holes" >&2; exit 1; }
echo "no conversation has a hole: the dump can be restored"
