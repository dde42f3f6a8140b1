import { createLucideIcon } from "lucide-react";

// Each of one path: the list has them in every row, and every element of a row counts.

export const RenameIcon = createLucideIcon("rename", [
  ["path", { d: "M4 20l1-4L16.5 4.5a2 2 0 0 1 3 3L8 19zM14.5 6.5l3 3", key: "all" }],
]);

export const PinIcon = createLucideIcon("pin", [
  ["path", { d: "M12 16.5V22M9 3h6M9.5 3v7L6 13.5v3h12v-3L14.5 10V3", key: "all" }],
]);

export const DeleteIcon = createLucideIcon("delete", [
  ["path", { d: "M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 20h10l1-13.5M10.5 10.5V16M13.5 10.5V16", key: "all" }],
]);
