@NullMarked
package com.mantisnxt.sync.preview.plan;

import org.jspecify.annotations.NullMarked;
