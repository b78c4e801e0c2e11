const rest = {
  putBack: "把资源目录的成员删除许可恢复为关闭",
  next: "在资源目录控制台的设置里关闭成员删除许可。",
};

/** What a run left switched on in the directory, in Chinese, by whether its call was answered. */
export const LEFT_ON = {
  sure: {
    says: "资源目录的成员删除许可由一次运行开启，没有记录表明已恢复：开启期间，资源目录的任何成员都可以被删除",
    ...rest,
  },
  unsure: {
    says: "资源目录的成员删除许可可能由一次运行开启，没有记录表明已恢复：开启期间，资源目录的任何成员都可以被删除",
    ...rest,
  },
};
