package com.mantisnxt.sync.activity.views;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A saved view that can't be had or made. */
public final class ViewRefused extends Refused {

    private ViewRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static ViewRefused unknown() {
        return new ViewRefused(ErrorCode.notFound("unknown_view"), "There is no such view.");
    }

    static ViewRefused nameTaken(String name) {
        return new ViewRefused(
                ErrorCode.conflict("view_name_taken"),
                "You have a view named " + name + " already. Replace it, or take another name.");
    }

    static ViewRefused tooMany(int most) {
        return new ViewRefused(
                ErrorCode.conflict("too_many_views"),
                "You have " + most + " views. Delete one before you save another.");
    }

    static ViewRefused notYours() {
        return new ViewRefused(
                new ErrorCode("view_not_yours", ErrorCode.Category.FORBIDDEN),
                "This view belongs to somebody else. Save it under a name of your own to change it.");
    }

    static ViewRefused nobody() {
        return new ViewRefused(
                new ErrorCode("view_needs_a_person", ErrorCode.Category.FORBIDDEN), "Views are kept by people.");
    }
}
