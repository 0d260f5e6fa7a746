package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.http.Outgoing;
import java.time.Clock;

/**
 * What a shop is read by.
 *
 * @param largestBody of one answer, in bytes
 * @param largestRecord of one record with all that belongs to it, in bytes
 */
record Ways(Outgoing outgoing, Clock clock, long largestBody, long largestRecord) {}
