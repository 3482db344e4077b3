#!/bin/sh
# Runs once, when the database is made: a role for the program that owns its database and may do nothing else.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$ISIGURT_PASSWORD" --username postgres <<'SQL'
CREATE ROLE isigurt LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE isigurt OWNER isigurt;
SQL
