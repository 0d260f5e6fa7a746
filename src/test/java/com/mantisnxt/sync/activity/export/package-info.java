@NullMarked
package com.mantisnxt.sync.activity.export;

import org.jspecify.annotations.NullMarked;
