;; Takes WASI preview 1 from a core module: a component made with it imports no WASI.
;;
;; Toolchains whose run-time libraries call WASI at start (Go, C++) are built with it. What has no honest answer is
;; refused with the error "notsup". Arguments are empty, the environment says only how Go collects, no directory is
;; open, output is swallowed. The clock stands but for a microsecond a look, so that loops that wait for it
;; end. Random numbers are always the same: they seed hash tables, and are no use for secrets.
(module
  (import "env" "memory" (memory 0))

  (global $success i32 (i32.const 0))
  (global $badf i32 (i32.const 8))
  (global $notsup i32 (i32.const 58))
  (global $clock (mut i64) (i64.const 1000000000))
  (global $random (mut i64) (i64.const 0x9E3779B97F4A7C15))

  (func (export "args_get") (param i32 i32) (result i32) (global.get $success))
  (func (export "args_sizes_get") (param $count i32) (param $size i32) (result i32)
    (i32.store (local.get $count) (i32.const 0))
    (i32.store (local.get $size) (i32.const 0))
    (global.get $success))
  ;; GOGC=20: a wasm memory never shrinks, and Go would first collect at 4 MiB of garbage, which every instance kept.
  (func (export "environ_get") (param $list i32) (param $text i32) (result i32)
    (i32.store (local.get $list) (local.get $text))
    (i64.store align=1 (local.get $text) (i64.const 0x0030323D43474F47))
    (global.get $success))
  (func (export "environ_sizes_get") (param $count i32) (param $size i32) (result i32)
    (i32.store (local.get $count) (i32.const 1))
    (i32.store (local.get $size) (i32.const 8))
    (global.get $success))

  (func (export "clock_res_get") (param i32) (param $at i32) (result i32)
    (i64.store (local.get $at) (i64.const 1000))
    (global.get $success))
  (func (export "clock_time_get") (param i32 i64) (param $at i32) (result i32)
    (global.set $clock (i64.add (global.get $clock) (i64.const 1000)))
    (i64.store (local.get $at) (global.get $clock))
    (global.get $success))

  ;; xorshift64
  (func (export "random_get") (param $at i32) (param $size i32) (result i32)
    (local $x i64)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $size)))
        (local.set $x (i64.xor (global.get $random) (i64.shl (global.get $random) (i64.const 13))))
        (local.set $x (i64.xor (local.get $x) (i64.shr_u (local.get $x) (i64.const 7))))
        (local.set $x (i64.xor (local.get $x) (i64.shl (local.get $x) (i64.const 17))))
        (global.set $random (local.get $x))
        (i32.store8 (local.get $at) (i32.wrap_i64 (i64.shr_u (local.get $x) (i64.const 32))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $size (i32.sub (local.get $size) (i32.const 1)))
        (br $next)))
    (global.get $success))

  ;; Say that all was written.
  (func (export "fd_write") (param $fd i32) (param $slices i32) (param $count i32) (param $written i32) (result i32)
    (local $total i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $total (i32.add (local.get $total) (i32.load offset=4 (local.get $slices))))
        (local.set $slices (i32.add (local.get $slices) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (i32.store (local.get $written) (local.get $total))
    (global.get $success))

  (func (export "fd_close") (param i32) (result i32) (global.get $badf))
  (func (export "fd_read") (param i32 i32 i32 i32) (result i32) (global.get $badf))
  (func (export "fd_seek") (param i32 i64 i32 i32) (result i32) (global.get $badf))
  (func (export "fd_fdstat_get") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_fdstat_set_flags") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_filestat_get") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_prestat_get") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_prestat_dir_name") (param i32 i32 i32) (result i32) (global.get $badf))
  (func (export "fd_advise") (param i32 i64 i64 i32) (result i32) (global.get $badf))
  (func (export "fd_allocate") (param i32 i64 i64) (result i32) (global.get $badf))
  (func (export "fd_datasync") (param i32) (result i32) (global.get $badf))
  (func (export "fd_sync") (param i32) (result i32) (global.get $badf))
  (func (export "fd_tell") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_renumber") (param i32 i32) (result i32) (global.get $badf))
  (func (export "fd_readdir") (param i32 i32 i32 i64 i32) (result i32) (global.get $badf))
  (func (export "fd_pread") (param i32 i32 i32 i64 i32) (result i32) (global.get $badf))
  (func (export "fd_pwrite") (param i32 i32 i32 i64 i32) (result i32) (global.get $badf))
  (func (export "fd_fdstat_set_rights") (param i32 i64 i64) (result i32) (global.get $badf))
  (func (export "fd_filestat_set_size") (param i32 i64) (result i32) (global.get $badf))
  (func (export "fd_filestat_set_times") (param i32 i64 i64 i32) (result i32) (global.get $badf))

  (func (export "path_open") (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_filestat_get") (param i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_filestat_set_times") (param i32 i32 i32 i32 i64 i64 i32) (result i32) (global.get $notsup))
  (func (export "path_create_directory") (param i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_remove_directory") (param i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_unlink_file") (param i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_link") (param i32 i32 i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_symlink") (param i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_readlink") (param i32 i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "path_rename") (param i32 i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "sock_accept") (param i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "sock_recv") (param i32 i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "sock_send") (param i32 i32 i32 i32 i32) (result i32) (global.get $notsup))
  (func (export "sock_shutdown") (param i32 i32) (result i32) (global.get $notsup))

  ;; Nothing happened: who waits looks again, and the clock has gone on.
  (func (export "poll_oneoff") (param i32 i32 i32) (param $events i32) (result i32)
    (i32.store (local.get $events) (i32.const 0))
    (global.get $success))
  (func (export "sched_yield") (result i32) (global.get $success))
  (func (export "proc_exit") (param i32) unreachable)
  (func (export "proc_raise") (param i32) (result i32) (global.get $notsup)))
