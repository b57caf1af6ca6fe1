-- SPDX-License-Identifier: Apache-2.0
-- What a person sees of their sessions; unknown of those that are older.
alter table session add column opened_at timestamp with time zone;
alter table session add column browser varchar(200);

create index session_by_person on session (person);
