/** The WooCommerce connector: a shop's products and variations, customers, orders, terms and stock, by REST wc/v3. */
@NullMarked
package com.mantisnxt.sync.connector.woocommerce;

import org.jspecify.annotations.NullMarked;
