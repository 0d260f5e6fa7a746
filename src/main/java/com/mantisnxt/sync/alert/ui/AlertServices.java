package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertActs;
import com.mantisnxt.sync.alert.AlertMutes;
import com.mantisnxt.sync.alert.AlertRules;
import com.mantisnxt.sync.alert.AlertWatch;
import com.mantisnxt.sync.alert.Alerts;
import com.mantisnxt.sync.alert.channel.AlertChannels;
import com.mantisnxt.sync.alert.channel.InstallationChannels;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the page of the alerts needs. */
@Component
record AlertServices(
        Alerts alerts,
        AlertActs acts,
        AlertMutes mutes,
        AlertRules rules,
        AlertWatch watch,
        AlertChannels channels,
        InstallationChannels installation,
        CurrentCaller currentCaller,
        Clock clock) {

    boolean maySteer() {
        return may(Right.STEER);
    }

    boolean mayAdminister() {
        return may(Right.ADMINISTER);
    }

    private boolean may(Right right) {
        return currentCaller.find().filter(caller -> caller.may(right)).isPresent();
    }
}
