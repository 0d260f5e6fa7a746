package com.mantisnxt.sync.database;

/**
 * A database that answers, with the two roles that use it.
 *
 * @param user the application role
 * @param owner the role that owns the tables and runs migrations
 */
record DatabaseEndpoint(String url, Login user, Login owner) {

    record Login(String name, String password) {}
}
