"""Why the operating system refuses something, in both languages."""

from __future__ import annotations

import errno

from orglint.findings.text import Text, same

_CHINESE = {
    errno.EACCES: "没有权限",
    errno.EBUSY: "设备或资源正忙",
    errno.EDQUOT: "超出磁盘配额",
    errno.EEXIST: "文件已存在",
    errno.EFBIG: "文件过大",
    errno.EIO: "输入输出错误",
    errno.EISDIR: "是文件夹",
    errno.ELOOP: "符号链接层数过多",
    errno.EMFILE: "打开的文件过多",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ENFILE: "系统打开的文件过多",
    errno.ENODEV: "没有此设备",
    errno.ENOENT: "没有此文件或文件夹",
    errno.ENOMEM: "内存不足",
    errno.ENOSPC: "磁盘空间不足",
    errno.ENOTDIR: "不是文件夹",
    errno.ENOTEMPTY: "文件夹不为空",
    errno.ENXIO: "没有此设备或地址",
    errno.EPERM: "不允许此操作",
    errno.EROFS: "文件系统为只读",
    errno.ETIMEDOUT: "操作超时",
    errno.EXDEV: "不能跨文件系统",
}


def reason_of(error: OSError) -> Text:
    """What the system says of an error: in its own words in English; in Chinese where it is one of the usual ones, else
    in its own words, too."""
    told = error.strerror or str(error)
    chinese = _CHINESE.get(error.errno or 0)
    return Text(told, chinese) if chinese else same(told)
