package com.mantisnxt.sync.connector.upload;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A file is larger than the installation allows. */
final class UploadTooLarge extends Refused {

    UploadTooLarge(long largest) {
        super(new ErrorCode("upload_too_large", ErrorCode.Category.TOO_LARGE), words(largest), "upload");
    }

    static String words(long largest) {
        return "A file may have " + (largest >> 20) + " MB at most.";
    }
}
