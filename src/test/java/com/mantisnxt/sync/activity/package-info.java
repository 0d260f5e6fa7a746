@NullMarked
package com.mantisnxt.sync.activity;

import org.jspecify.annotations.NullMarked;
