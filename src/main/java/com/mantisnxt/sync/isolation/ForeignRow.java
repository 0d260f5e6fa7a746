package com.mantisnxt.sync.isolation;

/**
 * Something of another organisation that was seen.
 *
 * @param place the table, the path or the feed
 * @param as who saw it
 */
public record ForeignRow(String place, String as) {}
