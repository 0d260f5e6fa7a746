package com.mantisnxt.sync.database;

/**
 * A database that answers, with the two roles that use it.
 *
 * @param user the application role
 * @param owner the role that owns the tables and runs migrations
 */
record DatabaseEndpoint(String url, Login user, Login owner) {

    record Login(String name, String password) {

        private static Login of(DatabaseProperties.Credentials given, String fallback) {
            return new Login(given.nameOr(fallback), given.secret());
        }
    }

    /** Of a database that is not ours to start. */
    static DatabaseEndpoint of(DatabaseProperties properties) {
        return new DatabaseEndpoint(
                String.valueOf(properties.url()),
                Login.of(properties.user(), "sync_app"),
                Login.of(properties.owner(), "sync_owner"));
    }
}
