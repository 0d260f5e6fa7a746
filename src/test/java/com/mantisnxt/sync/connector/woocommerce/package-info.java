@NullMarked
package com.mantisnxt.sync.connector.woocommerce;

import org.jspecify.annotations.NullMarked;
