-- Whose place it is: its unit looks after what is told of it, and sees what others do not. Without one it is the support team's.
alter table directory.place add unit platform.code;
