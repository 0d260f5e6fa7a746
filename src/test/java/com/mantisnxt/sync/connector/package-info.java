@NullMarked
package com.mantisnxt.sync.connector;

import org.jspecify.annotations.NullMarked;
