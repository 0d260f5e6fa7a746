@NullMarked
package com.mantisnxt.sync.connector.api;

import org.jspecify.annotations.NullMarked;
