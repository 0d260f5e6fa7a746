package com.mantisnxt.sync.connector.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A good answer: it has data and no errors.
 *
 * @param date by the shop's own clock; null where it does not say
 */
record GraphAnswer(ObjectNode data, @Nullable Instant date) {}
