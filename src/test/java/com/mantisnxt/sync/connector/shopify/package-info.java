@NullMarked
package com.mantisnxt.sync.connector.shopify;

import org.jspecify.annotations.NullMarked;
