/** What alerts are about: each rule a small class that finds what is wrong now. */
@NullMarked
package com.mantisnxt.sync.alert.rule;

import org.jspecify.annotations.NullMarked;
