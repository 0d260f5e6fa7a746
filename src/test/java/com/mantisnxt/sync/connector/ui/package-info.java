@NullMarked
package com.mantisnxt.sync.connector.ui;

import org.jspecify.annotations.NullMarked;
