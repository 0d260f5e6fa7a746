/** The Shopify connector: the GraphQL Admin API, page by page, and by bulk operations where there is too much for pages. */
@NullMarked
package com.mantisnxt.sync.connector.shopify;

import org.jspecify.annotations.NullMarked;
