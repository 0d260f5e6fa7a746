@NullMarked
package com.mantisnxt.sync.connector.http;

import org.jspecify.annotations.NullMarked;
