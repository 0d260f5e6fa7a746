/** Odoo 14 to 19: products, partners, orders, invoices, stock, categories and attributes, by JSON-RPC or JSON-2. */
@NullMarked
package com.mantisnxt.sync.connector.odoo;

import org.jspecify.annotations.NullMarked;
