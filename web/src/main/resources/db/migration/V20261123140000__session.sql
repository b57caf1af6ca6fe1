-- SPDX-License-Identifier: Apache-2.0
-- Who is signed in; of a session's token only the SHA-256 is kept.
create table session (
    token_hash varchar(64) primary key,
    person     uuid not null references person on delete cascade,
    expires_at timestamp with time zone not null
);

create index session_by_expiry on session (expires_at);
