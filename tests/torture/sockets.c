/* Writes down every socket a program makes, every address it connects to, and every name it looks up.

   SOCKETS_LOG   a file that takes a line for each: "socket FAMILY", "connect ADDRESS PORT", "look-up NAME"            */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

typedef int (*socket_f)(int, int, int);
typedef int (*connect_f)(int, const struct sockaddr *, socklen_t);
typedef int (*getaddrinfo_f)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

/* Opened anew for every line: a program may close every file it does not know, and starts others. */
static void noted(const char *line, int size)
{
    const char *log = getenv("SOCKETS_LOG");
    int file = log ? open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (file < 0 || write(file, line, size) != size) abort();
    close(file);
}

int socket(int family, int type, int protocol)
{
    char line[40];
    noted(line, snprintf(line, sizeof line, "socket %d\n", family));
    return NEXT(socket_f, "socket")(family, type, protocol);
}

int connect(int fd, const struct sockaddr *to, socklen_t size)
{
    char line[120], at[INET6_ADDRSTRLEN] = "?";
    if (to->sa_family == AF_INET || to->sa_family == AF_INET6) {
        const struct sockaddr_in *four = (const void *)to;
        const struct sockaddr_in6 *six = (const void *)to;
        inet_ntop(to->sa_family, to->sa_family == AF_INET ? (const void *)&four->sin_addr : &six->sin6_addr, at, sizeof at);
        noted(line, snprintf(line, sizeof line, "connect %s %d\n", at, ntohs(four->sin_port)));
    }
    return NEXT(connect_f, "connect")(fd, to, size);
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    char line[300];
    noted(line, snprintf(line, sizeof line, "look-up %.250s\n", name ? name : "-"));
    return NEXT(getaddrinfo_f, "getaddrinfo")(name, service, hints, found);
}
