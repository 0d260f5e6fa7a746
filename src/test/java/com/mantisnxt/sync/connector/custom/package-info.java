@NullMarked
package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.NullMarked;
