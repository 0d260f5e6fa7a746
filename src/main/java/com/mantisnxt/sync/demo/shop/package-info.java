/** A made-up WooCommerce shop on a port of its own beside the demo, with a switch that lets it fail. */
@NullMarked
package com.mantisnxt.sync.demo.shop;

import org.jspecify.annotations.NullMarked;
