/** The screens of connections. */
@NullMarked
package com.mantisnxt.sync.connector.ui;

import org.jspecify.annotations.NullMarked;
