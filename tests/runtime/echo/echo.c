#include "bindings/echo_world.h"
#include <string.h>
#include <stdlib.h>
#define E(x) exports_test_echo_echo_##x
void E(echo_big)(E(big_t) *v, E(big_t) *ret){*ret=*v;}
void E(echo_bigs)(E(list_big_t) *v, E(list_big_t) *ret){*ret=*v;}
void E(echo_shape)(E(shape_t) *v, E(shape_t) *ret){*ret=*v;}
void E(echo_string)(echo_world_string_t *v, echo_world_string_t *ret){*ret=*v;}
void E(echo_bytes)(echo_world_list_u8_t *v, echo_world_list_u8_t *ret){*ret=*v;}
void E(echo_floats)(echo_world_list_f64_t *v, echo_world_list_f64_t *ret){*ret=*v;}
uint32_t E(echo_u32)(uint32_t v){return v;}
E(level_t) E(echo_level)(E(level_t) v){return v;}
void E(nothing)(void){}
bool E(many)(uint32_t a, echo_world_string_t *b, echo_world_list_string_t *c, E(pair_t) *d, echo_world_string_t *ret){ (void)c;(void)d; if(a==0) return false; *ret=*b; return true;}
void E(call_log)(uint32_t n){ echo_world_string_t s; echo_world_string_set(&s,"hello from the guest"); for(uint32_t i=0;i<n;i++) test_echo_host_log(1,&s);}
void E(via_host)(E(shape_t) *s, E(shape_t) *ret){ test_echo_host_shape_of((test_echo_host_shape_t*)s,(test_echo_host_shape_t*)ret);}
uint64_t E(call_add)(uint64_t a, uint64_t b){return test_echo_host_add(a,b);}
bool E(call_get)(echo_world_string_t *k, echo_world_string_t *ret){return test_echo_host_get(k,ret);}
uint32_t E(call_boom)(void){return test_echo_host_boom();}
void E(spin)(void){ volatile int x=0; for(;;) x++;}
void E(trap)(void){ __builtin_trap();}
struct exports_test_echo_res_counter_t { uint32_t n; echo_world_string_t name; };
typedef exports_test_echo_res_counter_t C;
exports_test_echo_res_own_counter_t exports_test_echo_res_constructor_counter(echo_world_string_t *name){C*c=malloc(sizeof *c);c->n=0;c->name=*name;return exports_test_echo_res_counter_new(c);}
uint32_t exports_test_echo_res_method_counter_increment(C* self, uint32_t by){return self->n+=by;}
void exports_test_echo_res_method_counter_name(C* self, echo_world_string_t *ret){echo_world_string_dup_n(ret,(char*)self->name.ptr,self->name.len);}
exports_test_echo_res_own_counter_t exports_test_echo_res_static_counter_merge(exports_test_echo_res_own_counter_t a, exports_test_echo_res_own_counter_t b){C*x=exports_test_echo_res_counter_rep(a),*y=exports_test_echo_res_counter_rep(b);x->n+=y->n;exports_test_echo_res_counter_drop_own(b);return a;}
exports_test_echo_res_own_counter_t exports_test_echo_res_make(uint32_t n){C*c=malloc(sizeof *c);c->n=n;echo_world_string_dup(&c->name,"made");return exports_test_echo_res_counter_new(c);}
uint32_t exports_test_echo_res_read(C* c){return c->n;}
void exports_test_echo_res_counter_destructor(C *rep){free(rep->name.ptr);free(rep);}
uint32_t exports_test_echo_usehost_sum(echo_world_string_t *sql){
  test_echo_hostres_own_cursor_t c=test_echo_hostres_constructor_cursor(sql); uint32_t t=0,v;
  while(test_echo_hostres_method_cursor_next(test_echo_hostres_borrow_cursor(c),&v)) t+=v;
  t+=test_echo_hostres_total(test_echo_hostres_borrow_cursor(c));
  t+=test_echo_hostres_consume(c);
  test_echo_hostres_own_cursor_t d=test_echo_hostres_static_cursor_open(5);
  test_echo_hostres_cursor_drop_own(d);
  return t;}
