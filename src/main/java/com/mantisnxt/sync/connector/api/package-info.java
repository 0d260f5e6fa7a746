/** Where systems call us when something changed there. */
@NullMarked
package com.mantisnxt.sync.connector.api;

import org.jspecify.annotations.NullMarked;
