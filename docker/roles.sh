#!/bin/sh
# Makes Kring's roles and its database, once, when a database server is empty: what ./kring db-script prints, with the passwords filled in by psql.
set -eu
sed -e "s/'\${owner\.password}'/:'owner'/" -e "s/'\${app\.password}'/:'app'/" "${KRING_ROLES:-/kring/roles.sql}" \
  | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set owner="$KRING_DB_OWNER_PASSWORD" --set app="$KRING_DB_APP_PASSWORD" \
      --username "${POSTGRES_USER:-postgres}" --dbname postgres
