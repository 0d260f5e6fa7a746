-- A view brings back all that was looked at: also the columns, and that errors stood grouped by their cause.
--   shown_columns   as the address of the screen has them; null leaves them to whoever opens the view
alter table sync_console.activity_view
    add column by_cause boolean not null default false,
    add column shown_columns varchar(500),
    add constraint activity_view_has_columns_in_a_list check (shown_columns ~ '^[a-z,-]+$');
