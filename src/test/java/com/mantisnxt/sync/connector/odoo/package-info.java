@NullMarked
package com.mantisnxt.sync.connector.odoo;

import org.jspecify.annotations.NullMarked;
