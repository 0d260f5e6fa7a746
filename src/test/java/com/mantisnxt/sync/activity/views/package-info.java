@NullMarked
package com.mantisnxt.sync.activity.views;

import org.jspecify.annotations.NullMarked;
