/** The ways by which alerts reach people who look elsewhere: mail and webhooks, durable and once per change. */
@NullMarked
package com.mantisnxt.sync.alert.channel;

import org.jspecify.annotations.NullMarked;
